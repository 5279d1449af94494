import { wordTable } from '../domain/word-table.ts';

/** Signs that LaTeX writes as a command, of those that stand in titles. */
const signs = wordTable({
  ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η' },
  ...{ theta: 'θ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ' },
  ...{ phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ' },
  ...{ Lambda: 'Λ', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', sum: '∑', prod: '∏', int: '∫' },
  ...{ leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', ne: '≠', approx: '≈', equiv: '≡', sim: '∼' },
  ...{ times: '×', cdot: '·', div: '÷', pm: '±', infty: '∞', partial: '∂', nabla: '∇', in: '∈' },
  ...{ notin: '∉', subset: '⊂', cup: '∪', cap: '∩', emptyset: '∅', forall: '∀', exists: '∃' },
  ...{ to: '→', rightarrow: '→', leftarrow: '←', Rightarrow: '⇒', Leftrightarrow: '⇔', mapsto: '↦' },
  ...{ land: '∧', lor: '∨', neg: '¬', ldots: '…', dots: '…', cdots: '…', ell: 'ℓ', circ: '∘' },
});
const doubleStruck = wordTable({ N: 'ℕ', Z: 'ℤ', Q: 'ℚ', R: 'ℝ', C: 'ℂ' });

/** Maths with what delimits them, as people type them in a line: `$\frac{n}{2} \leq O(n)$` is « n/2 ≤ O(n) ». */
export function plainMath(source: string): string {
  let latex = source.replace(/^(?:\$\$?|\\[([])/, '').replace(/(?:\$\$?|\\[)\]])$/, '');
  latex = latex.replace(/\\(?:left|right|displaystyle)(?![A-Za-z])\s*/g, '');
  // From the inside out, as deep as a title goes.
  for (let depth = 0; depth < 4; depth += 1) {
    latex = latex
      .replace(/\\mathbb\s*\{?([NZQRC])\}?/g, (_, letter: string) => doubleStruck.get(letter) ?? letter)
      .replace(/\\(?:mathrm|mathit|mathbf|mathcal|text|textbf|operatorname)\s*\{([^{}]*)\}/g, '$1')
      .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, (_, top: string, below: string) => {
        return `${grouped(top)}/${grouped(below)}`;
      })
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, (_, inner: string) => `√${grouped(inner)}`)
      .replace(/([_^])\{([^{}]*)\}/g, (_, mark: string, inner: string) => `${mark}${grouped(inner)}`);
  }
  return latex
    .replace(
      /\\([A-Za-z]+)\s?/g,
      (whole, name: string) =>
        signs.get(name) ??
        whole.replace(/^\\(?=(?:log|ln|sin|cos|tan|exp|max|min|lim|det|dim|ker|mod)\b)/, ''),
    )
    .replace(/\\([{}$%&#_])/g, '$1')
    .replace(/\\[,;:! ]|~/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** More than one sign stays together in parentheses. */
function grouped(inner: string): string {
  const text = inner.trim();
  return /^(?:[\p{L}\p{N}.]+|\\[A-Za-z]+|.)$/u.test(text) ? text : `(${text})`;
}
